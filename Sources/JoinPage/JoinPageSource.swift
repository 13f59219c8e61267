// Written by Sources/JoinPage/build.py from the files in Web: change those, then run it again.

/// The parts of JOIN.HTM that are the same in every language.
package enum JoinPageSource {
  /// The page, with places for the parts.
  package static let page = #"""
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>dicomshare</title>
    <style>{{style}}</style>
    </head>
    <body>
    <header>
    <h1 data-text="title"></h1>
    <div id="languages" role="group" data-name="languages"></div>
    </header>
    <main>
    <section id="drop">
    <p class="lead" data-text="drop"></p>
    <p class="buttons">
    <button type="button" id="filesButton" data-text="chooseFiles"></button>
    <button type="button" id="folderButton" data-text="chooseFolder"></button>
    <input type="file" id="files" multiple hidden tabindex="-1" data-name="chooseFiles">
    <input type="file" id="folder" webkitdirectory hidden tabindex="-1" data-name="chooseFolder">
    </p>
    <p class="small" data-text="private"></p>
    </section>
    <p id="status" role="status"></p>
    <progress id="progress" data-name="progress" hidden></progress>
    <p id="inexact" hidden></p>
    <section id="save" hidden>
    <h2 data-text="saveTitle"></h2>
    <p class="buttons">
    <button type="button" id="saveAll" data-text="saveAll"></button>
    <button type="button" id="saveFolder" data-text="saveFolder"></button>
    <button type="button" id="saveOne" data-text="saveOne"></button>
    <span id="saveSize"></span>
    </p>
    <p id="saved" role="status"></p>
    </section>
    <section id="problems" hidden>
    <h2 data-text="problems"></h2>
    <ul id="problemList"></ul>
    </section>
    <section id="exam" hidden>
    <h2 data-text="exam"></h2>
    <p class="notice" data-text="notForDiagnosis"></p>
    <ul id="series" data-name="seriesList"></ul>
    <div id="look">
    <div id="picture" hidden>
    <canvas id="canvas" tabindex="0" role="img" aria-describedby="keys"></canvas>
    <p id="length" class="small" aria-live="polite"></p>
    <div class="sliders">
    <label><span id="imageText"></span><input type="range" id="image" data-name="image"></label>
    <label><span id="frameText"></span><input type="range" id="frame" data-name="frame"></label>
    </div>
    <div class="tools">
    <fieldset>
    <legend data-text="mode"></legend>
    <label><input type="radio" name="mode" value="window" checked><span data-text="modeWindow"></span></label>
    <label><input type="radio" name="mode" value="move"><span data-text="modeMove"></span></label>
    <label><input type="radio" name="mode" value="measure"><span data-text="modeMeasure"></span></label>
    </fieldset>
    <p class="buttons">
    <button type="button" id="larger" data-text="larger"></button>
    <button type="button" id="smaller" data-text="smaller"></button>
    <button type="button" id="invert" data-text="invert"></button>
    <button type="button" id="reset" data-text="reset"></button>
    </p>
    <label><span data-text="preset"></span><select id="preset"></select></label>
    <label><span data-text="center"></span><input type="range" id="center" step="any"></label>
    <label><span data-text="width"></span><input type="range" id="width" step="any"></label>
    </div>
    <p class="small" id="keys" data-text="keys"></p>
    </div>
    <div id="other" hidden></div>
    </div>
    <dl id="facts"></dl>
    </section>
    </main>
    <footer><p class="small" data-text="foot"></p></footer>
    <noscript><p>{{noscript}}</p></noscript>
    <script type="application/json" id="texts">{{texts}}</script>
    <script>{{script}}</script>
    </body>
    </html>
    """#

  /// The style sheet.
  package static let style = #"""
    :root{color-scheme:light dark;--line:#767676;--soft:color-mix(in srgb,currentColor 8%,transparent)}*{box-sizing:border-box}[hidden]{display:none !important}body{margin:0 auto;padding:1.25rem;max-width:76rem;overflow-wrap:break-word;font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.5rem 2rem}h1{flex:1 1 20rem;margin:0;font-size:1.75rem;line-height:1.2}h2{margin:1.75rem 0 .5rem;font-size:1.1875rem;line-height:1.3}h3{margin:0 0 .5rem;font-size:1.0625rem}p{margin:.5rem 0}.small{font-size:.875rem}.lead{font-size:1.125rem}button,select{font:inherit;color:inherit;background:Canvas;border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;min-height:2.5rem;cursor:pointer}button:hover{background:var(--soft)}button[aria-pressed=true]{outline:2px solid currentColor;outline-offset:-3px;font-weight:600}button:disabled{opacity:.5;cursor:default}:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}.buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}#languages{display:flex;flex-wrap:wrap;gap:.25rem}#languages button{padding:.1rem .6rem;font-size:.875rem;min-height:2rem}#drop{margin:1.25rem 0;padding:1.25rem;border:2px dashed var(--line);border-radius:.6rem}.over #drop{border-style:solid;background:var(--soft)}#status{min-height:1.5em;font-weight:600}progress{width:100%}#inexact,.notice{padding:.5rem .75rem;border-left:.3rem solid #b45309;background:var(--soft)}#problemList{list-style:none;margin:0;padding:0}#problemList>li{margin:.75rem 0;padding:.5rem .75rem;border-left:.3rem solid #b91c1c;background:var(--soft)}#problemList p{margin:.15rem 0}#problemList ul{margin:.25rem 0;padding-left:1.25rem;font-size:.875rem}#exam{display:grid;grid-template-columns:14rem minmax(0,1fr) 15rem;gap:0 1.25rem;align-items:start}#exam>h2,#exam>.notice{grid-column:1 / -1}#series{list-style:none;margin:.5rem 0;padding:0;display:flex;flex-direction:column;gap:.4rem;max-height:44rem;overflow-y:auto}#series button{width:100%;text-align:left}#series b,#series span{display:block}#series b{font-weight:600;line-height:1.3}#series span{font-size:.875rem}#look{margin:.5rem 0;min-width:0}#canvas{display:block;width:100%;height:min(70vh,40rem);background:#000;border-radius:.4rem;touch-action:none;cursor:crosshair}#length{min-height:1.5em;margin:.25rem 0}.sliders label,.tools>label{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:.4rem 0}.sliders span,.tools>label>span{min-width:9rem}input[type=range]{flex:1 1 10rem;min-width:0;height:2rem}fieldset{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0;padding:0;border:0}legend{float:left;padding:0;margin-right:1rem}fieldset label{display:flex;align-items:center;gap:.35rem;min-height:2rem}#other{padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.4rem}#other ul{padding-left:1.25rem;margin:.25rem 0}#other li{margin:.3rem 0;white-space:pre-line}#facts{margin:.5rem 0}#facts div{padding:.4rem 0;border-bottom:1px solid var(--line)}dt{font-size:.875rem}dd{margin:0;font-weight:600}footer{margin-top:2rem}@media (max-width:60rem){#exam{grid-template-columns:minmax(0,1fr)}#series{flex-direction:row;max-height:none;overflow-x:auto;padding-bottom:.4rem}#series li{flex:0 0 auto;max-width:14rem}#facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1.25rem}}@media (max-width:30rem){body{padding:1rem}h1{font-size:1.5rem}#canvas{height:60vh}}@media print{@page{margin:15mm}body{max-width:none;padding:0;font-size:10.5pt}#languages,#drop,#save,#series,.tools,.sliders input,#keys,progress{display:none}#exam{display:block}#canvas{width:100%;height:auto;max-height:15cm;object-fit:contain;break-inside:avoid}#facts{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}}
    """#

  /// The script, of the page and of its workers.
  package static let script = #"""
    "use strict";(()=>{class O extends Error{constructor(verdict,detail){super(verdict);this.verdict=verdict;this.detail=detail;}
    }
    function l(bm,verdict){if(!bm)throw new O(verdict);}
    function N(blob,start,end){if(blob instanceof Uint8Array)return blob.slice(start,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start,end)));}catch(t){throw new O("unreadable");}
    }
    function Y(bytes,at){return bytes[at]<<8|bytes[at+1];}
    function C(bytes,at){return(bytes[at]<<24|bytes[at+1]<<16|bytes[at+2]<<8|bytes[at+3])>>>0;}
    function aI(bytes,at){const value=C(bytes,at)*2**32+C(bytes,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function cp(bytes){return Array.from(bytes,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function aX(a,b){return a.length===b.length&&a.every((byte,index)=>byte===b[index]);}
    function bt(bytes){return BigInt("0x"+(cp(bytes.slice().reverse())||"0"));}
    class ar{constructor(blob){this.blob=blob;this.start=0;this.held=new Uint8Array(0);}
    bytes(start,end){if(start<this.start||end>this.start+this.held.length){this.held=N(this.blob,start,Math.max(end,start+65536));this.start=start;}
    return this.held.subarray(start-this.start,end-this.start);}
    holds(start,end){return start>=this.start&&end<=this.start+this.held.length;}
    tail(start,end){this.held=N(this.blob,start,end);this.start=start;}
    }
    class Z{static pieceByteCount=4<<20;constructor(){this.parts=[];this.piece=null;this.used=0;this.size=0;}
    write(bytes){this.size+=bytes.length;for(let at=0;at<bytes.length;){this.piece??=new Uint8Array(Math.min(Z.pieceByteCount,Math.max(65536,this.size)));const count=Math.min(bytes.length-at,this.piece.length-this.used);this.piece.set(bytes.subarray(at,at+count),this.used);this.used+=count;at+=count;if(this.used===this.piece.length)this.flush();}
    }
    flush(){if(this.used)this.parts.push(new Blob([this.piece.subarray(0,this.used)]));this.piece=null;this.used=0;}
    finish(){this.flush();return new Blob(this.parts);}
    finishSmall(){return this.parts.length?this.finish():this.piece?.slice(0,this.used)??new Uint8Array(0);}
    }
    function*aE(blob,pieceByteCount=2<<20){const size=bL(blob);for(let at=0;at<size;at+=pieceByteCount){yield N(blob,at,Math.min(at+pieceByteCount,size));}
    }
    function bL(blob){return blob.size??blob.length;}
    const em=(()=>{const ac=Array.from({length:4},()=>new Uint32Array(256));for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ac[0][n]=c;}
    for(let n=0;n<256;n++){for(let k=1;k<4;k++){const X=ac[k-1][n];ac[k][n]=X>>>8^ac[0][X&255];}
    }
    return ac;})();function ae(bytes,crc=0){const[t0,t1,t2,t3]=em;let c=~crc,at=0;const whole=bytes.length&~3;for(;at<whole;at+=4){c^=bytes[at]|bytes[at+1]<<8|bytes[at+2]<<16|bytes[at+3]<<24;c=t3[c&255]^t2[c>>>8&255]^t1[c>>>16&255]^t0[c>>>24];}
    for(;at<bytes.length;at++)c=t0[(c^bytes[at])&255]^c>>>8;return~c>>>0;}
    function dX(bytes,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<bytes.length;){const end=Math.min(at+3800,bytes.length);for(;at<end;at++){a+=bytes[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    const dv=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const dw=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const dp=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const dq=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const dm=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class F extends Error{}
    function aF(lengths,cx=false){const au=new Uint16Array(16),next=new Uint16Array(16);for(const length of lengths)au[length]++;au[0]=0;let az=0,left=1;for(let length=1;length<16;length++){left=2*left-au[length];if(left<0)throw new F();if(au[length])az=length;}
    if(left>0&&az&&(cx||az!==1))throw new F();if(cx&&!az)throw new F();for(let length=1,code=0;length<16;length++){code=code+au[length-1]<<1;next[length]=code;}
    const bits=Math.max(1,az),table=new Uint16Array(1<<bits);lengths.forEach((length,symbol)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<table.length;at+=1<<length)table[at]=symbol<<4|length;});return{table,mask:table.length-1};}
    const eA=(()=>{const lengths=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[aF(lengths),aF(new Array(32).fill(5))];})();class aL{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.hold=0;this.held=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.total=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new F();}
    return this.input[this.at++];}
    bits(count){while(this.held<count){this.hold|=this.byte()<<this.held;this.held+=8;}
    const value=this.hold&(1<<count)-1;this.hold>>>=count;this.held-=count;return value;}
    symbol({table,mask}){for(;;){const entry=table[this.hold&mask],length=entry&15;if(length&&length<=this.held){this.hold>>>=length;this.held-=length;return entry>>4;}
    if(this.held>15)throw new F();this.hold|=this.byte()<<this.held;this.held+=8;}
    }
    flush(){this.total+=this.end-this.flushed;if(this.total>this.limit)throw new F();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let isLast=0;!isLast;){isLast=this.bits(1);const kind=this.bits(2);if(kind===0)this.stored();else if(kind===1)this.coded(...eA);else if(kind===2)this.coded(...this.readCodes());else throw new F();}
    this.flush();this.hold>>>=this.held&7;this.held&=~7;}
    get hasMore(){if(this.held)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    stored(){this.bits(this.held&7);let count=this.bits(16);if((this.bits(16)^count)!==0xFFFF)throw new F();while(count){if(this.out.length-this.end<65536)this.flush();this.out[this.end++]=this.held?this.bits(8):this.byte();const aA=Math.min(--count,this.input.length-this.at,this.out.length-this.end);if(this.held||aA<=0)continue;this.out.set(this.input.subarray(this.at,this.at+aA),this.end);this.at+=aA;this.end+=aA;count-=aA;}
    }
    readCodes(){const ak=this.bits(5)+257,distances=this.bits(5)+1,count=this.bits(4)+4;if(ak>286||distances>30)throw new F();const first=new Uint8Array(19);for(let i=0;i<count;i++)first[dm[i]]=this.bits(3);const code=aF(first,true),lengths=new Uint8Array(ak+distances);for(let i=0;i<lengths.length;){const symbol=this.symbol(code);if(symbol<16){lengths[i++]=symbol;continue;}
    if(symbol===16&&i===0)throw new F();const value=symbol===16?lengths[i-1]:0;const de=symbol===16?3+this.bits(2):symbol===17?3+this.bits(3)
    :11+this.bits(7);if(i+de>lengths.length)throw new F();lengths.fill(value,i,i+=de);}
    if(!lengths[256])throw new F();return[aF(lengths.subarray(0,ak)),aF(lengths.subarray(ak))];}
    coded(ak,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.flush();const symbol=this.symbol(ak);if(symbol<256){out[this.end++]=symbol;continue;}
    if(symbol===256)return;if(symbol>285)throw new F();const length=dv[symbol-257]+this.bits(dw[symbol-257]);const Q=this.symbol(distances);if(Q>29)throw new F();const cj=dp[Q]+this.bits(dq[Q]);if(cj>this.end)throw new F();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-cj];}
    }
    }
    }
    const aq=(1n<<130n)-5n;const H=1.5*2**74;const aa=2**-22;function cO(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class dQ{constructor(key){this.r=bt(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=bt(key.subarray(16,32));this.one=cO(this.r);this.two=cO(this.r*this.r%aq);this.h=[0,0,0,0,0,0];}
    pairs(bytes){const words=new Uint32Array(bytes.buffer,bytes.byteOffset,bytes.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+H-H,d=h3+H-H;h0-=c;h1+=c*aa;h3-=d;h4+=d*aa;c=h1+H-H;d=h4+H-H;h1-=c;h2+=c*aa;h4-=d;h5+=d*aa;c=h2+H-H;d=h5+H-H;h2-=c;h3+=c*aa;h5-=d;h0+=20*aa*d;c=h3+H-H;d=h0+H-H;h3-=c;h4+=c*aa;h0-=d;h1+=d*aa;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    finish(bytes){const whole=bytes.length&~31;this.pairs(bytes.subarray(0,whole));let h=this.h.reduce((sum,eX,i)=>sum+(BigInt(eX)<<BigInt(22*i)),0n);for(let at=whole;at<bytes.length;at+=16){const block=bytes.subarray(at,at+16);h=(h+bt(block)+(1n<<BigInt(8*block.length)))*this.r%aq;}
    h=(h%aq+aq)%aq+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    function cQ(count,aG){const values=[];for(let n=2;values.length<count;n++){let cy=true;for(let d=2;d*d<=n;d++)cy&&=n%d!==0;if(cy)values.push(fp(BigInt(n),aG));}
    return Int32Array.from(values);}
    function fp(n,aG){const cP=BigInt(aG),goal=n<<32n*cP;let low=0n,high=1n<<40n;while(high-low>1n){const aC=low+high>>1n;if(aC**cP<=goal)low=aC;else high=aC;}
    return Number(BigInt.asIntN(32,low));}
    const dT=cQ(64,3);const dU=cQ(8,2);class dS{constructor(){this.state=dU.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.used=0;this.count=0;}
    update(bytes){this.count+=bytes.length;let at=0;if(this.used){at=Math.min(64-this.used,bytes.length);this.block.set(bytes.subarray(0,at),this.used);this.used+=at;if(this.used<64)return;this.blocks(this.block,0,64);this.used=0;}
    const whole=at+((bytes.length-at)&~63);this.blocks(bytes,at,whole);this.used=bytes.length-whole;this.block.set(bytes.subarray(whole));}
    finish(){const count=this.count,pad=new Uint8Array((this.used<56?56:120)-this.used+8);pad[0]=0x80;const view=new DataView(pad.buffer);view.setUint32(pad.length-8,Math.floor(count/2**29));view.setUint32(pad.length-4,count*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((word,i)=>digest.setInt32(4*i,word));return new Uint8Array(digest.buffer);}
    blocks(bytes,start,end){const w=this.words,k=dT,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=start;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=bytes[b]<<24|bytes[b+1]<<16|bytes[b+2]<<8|bytes[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const right=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+right|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const bU=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const ap={0:1,2:3,3:1,4:2,6:4};const dN={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const dj=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const dM=[[0,0,1,1]];const dA=1<<21;const dH=16;const bT=1<<28;function aj(bytes,at){return String.fromCharCode(...bytes.subarray(at,at+4));}
    function cM(data){const[depth,colour,ek,filter,interlace]=data.subarray(8,13);const width=C(data,0),height=C(data,4);l(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(dN[colour]??[]).includes(depth)&&ek===0&&filter===0
    &&interlace<2,"damagedPNG");return{width,height,depth,colour,interlace};}
    function fk(file){const near=new ar(file),picture={data:[],palette:null,clear:null};const start=near.bytes(0,8);l(start.length&&aX(start,bU.subarray(0,start.length)),"notPNG");let at=8,count=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=near.bytes(at,at+8);l(head.length===8,"truncated");const length=C(head,0);kind=aj(head,4);l(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++count<dA,"damagedPNG");l(at+12+length<=file.size,"truncated");l(kind==="IHDR"?at===8:at>8,"damagedPNG");const cw=kind[0]<"a";let body=new Uint8Array(0);if(cw){let crc=ae(near.bytes(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?near.bytes(from,end):N(file,from,Math.min(end,from+65536));crc=ae(body,crc);}
    l(crc===C(near.bytes(at+8+length,at+12+length),0),"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,cM(body));}else if(kind==="PLTE"){l(!picture.palette&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.colour!==0&&picture.colour!==4,"damagedPNG");picture.palette=body.slice();}else if(kind==="IDAT"){l(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){l(length===0,"damagedPNG");}else{l(!cw,"damagedPNG");if(kind==="tRNS"&&!picture.data.length)picture.clear=fM(near,at,length);}
    at+=12+length;}
    l(picture.data.length,"damagedPNG");return picture;}
    function fM(near,at,length){if(length>256)return null;const all=near.bytes(at+4,at+12+length).slice();return ae(all.subarray(0,4+length))===C(all,4+length)
    ?all.subarray(4,4+length):null;}
    function fN(kind,row,above,step){const count=row.length;l(kind<=4,"damagedPNG");if(kind===1){for(let i=step;i<count;i++)row[i]+=row[i-step];}else if(kind===2){for(let i=0;i<count;i++)row[i]+=above[i];}else if(kind===3){for(let i=0;i<count;i++)row[i]+=(i<step?0:row[i-step])+above[i]>>1;}else if(kind===4){for(let i=0;i<count;i++){const a=i<step?0:row[i-step],b=above[i],c=i<step?0:above[i-step];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class dV{constructor(passes,step,take){this.passes=passes;this.step=step;this.take=take;this.pass=-1;this.nextPass();}
    nextPass(){const pass=this.passes[++this.pass];if(!pass)return;this.above=new Uint8Array(pass.rowBytes);this.row=new Uint8Array(pass.rowBytes);this.used=-1;this.line=0;}
    write(bytes){for(let at=0;at<bytes.length;){l(this.pass<this.passes.length,"damagedPNG");if(this.used<0){this.filter=bytes[at++];this.used=0;continue;}
    const count=Math.min(bytes.length-at,this.row.length-this.used);this.row.set(bytes.subarray(at,at+count),this.used);this.used+=count;at+=count;if(this.used<this.row.length)continue;fN(this.filter,this.row,this.above,this.step);const pass=this.passes[this.pass];this.take(this.row,pass,this.line++);[this.row,this.above]=[this.above,this.row];this.used=-1;if(this.line===pass.rows)this.nextPass();}
    }
    get isComplete(){return this.pass===this.passes.length;}
    }
    function fg({width,height,depth,colour,interlace}){const fj=depth*ap[colour];return(interlace?dj:dM).map(([x,y,dx,dy])=>{const columns=Math.ceil((width-x)/dx),rows=Math.ceil((height-y)/dy);return{x,y,dx,dy,columns,rows,rowBytes:Math.ceil(columns*fj/8)};}).filter(({columns,rows})=>columns>0&&rows>0);}
    function eL(file,picture,size,lines){let as=0,at=picture.data[0],adler=1;const pull=()=>{while(as<picture.data.length&&at===picture.data[as+1])at=picture.data[as+=2];if(as>=picture.data.length)return null;const end=Math.min(picture.data[as+1],at+(1<<20));const bytes=near(at,end);at=end;return bytes;};let held=new Uint8Array(0),heldAt=0;const near=(start,end)=>{if(start<heldAt||end>heldAt+held.length){heldAt=start;held=N(file,start,Math.max(end,start+(1<<20)));}
    return held.subarray(start-heldAt,end-heldAt);};try{const V=new aL(pull,(bytes)=>{adler=dX(bytes,adler);lines.write(bytes);},size);const head=V.byte()<<8|V.byte();l(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");V.run();const sum=Array.from({length:4},()=>V.bits(8));l(lines.isComplete&&C(sum,0)===adler&&!V.hasMore,"damagedPNG");}catch(t){throw t instanceof F?new O("damagedPNG"):t;}
    }
    function ci(file,aR){const picture=fk(file),{width,height,depth,colour,interlace}=picture;const passes=fg(picture);const size=passes.reduce((sum,{rows,rowBytes})=>sum+rows*(1+rowBytes),0);l(colour!==3||picture.palette,"damagedPNG");l(size<=dH*file.size+65536,"noShareHeader");l(Math.max(...passes.map((pass)=>pass.rowBytes))<=bT,"noShareHeader");l(!interlace||size<=2*bT,"noShareHeader");const step=Math.max(1,depth*ap[colour]>>3);const bn=new dn(picture,aR);const whole=interlace?new Uint8Array(width*height*step):null;const lines=new dV(passes,step,(row,pass,line)=>{const samples=depth<8?unpack(row,pass.columns,depth):row;if(!whole)return bn.row(samples);const start=((pass.y+line*pass.dy)*width+pass.x)*step;for(let i=0,to=start;i<samples.length;i+=step,to+=pass.dx*step){for(let k=0;k<step;k++)whole[to+k]=samples[i+k];}
    });eL(file,picture,size,lines);for(let y=0;whole&&y<height;y++){bn.row(whole.subarray(y*width*step,(y+1)*width*step));}
    return bn.finish();}
    function unpack(row,columns,depth){const samples=new Uint8Array(columns),perByte=8/depth;for(let i=0;i<columns;i++){samples[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return samples;}
    class dn{constructor(picture,aR){this.picture=picture;this.samples=aR?new Z():null;this.hasColour=picture.colour===2||picture.colour===3||picture.colour===6;this.isEven=this.hasColour;this.grey=aR&&this.hasColour?new Z():null;this.isOpaque=true;this.bytes=picture.depth===16?2:1;}
    row(row){const{colour}=this.picture;let samples=row;if(colour===3)samples=this.coloured(row);else if(colour===4||colour===6)samples=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.samples?.write(samples);if(this.isEven)this.even(samples);}
    coloured(row){const{palette,clear}=this.picture,samples=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const index=row[i],from=3*index;l(from<palette.length,"damagedPNG");if(clear&&index<clear.length&&clear[index]!==255)this.isOpaque=false;samples[to]=palette[from];samples[to+1]=palette[from+1];samples[to+2]=palette[from+2];}
    return samples;}
    withoutAlpha(row){const size=this.bytes,kept=size*(ap[this.picture.colour]-1);const samples=new Uint8Array(row.length/(kept+size)*kept);for(let i=0,to=0;i<row.length;){for(let k=0;k<kept;k++)samples[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.isOpaque=false;}
    return samples;}
    lookForClear(row){const{clear,depth,colour}=this.picture,size=this.bytes;const channels=ap[colour],step=size*channels;if(clear.length!==2*channels||depth<8)return;for(let i=0;i<row.length;i+=step){let cu=true;for(let k=0;k<step;k++){cu&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cu)this.isOpaque=false;}
    }
    even(samples){const size=this.bytes,grey=new Uint8Array(samples.length/3);for(let i=0,to=0;i<samples.length;i+=3*size){for(let k=0;k<size;k++){const value=samples[i+k];if(value!==samples[i+size+k]||value!==samples[i+2*size+k]){this.isEven=false;this.grey=null;return;}
    grey[to++]=value;}
    }
    this.grey?.write(grey);}
    finish(){const{width,height,depth,colour}=this.picture;const bits=colour===3?8:depth;l(this.isOpaque,"noShareHeader");l(bits>=8,"noShareHeader");let channels=this.hasColour?3:1,blob=this.samples?.finish();if(blob&&this.isEven&&!eG(blob)){channels=1;blob=this.grey.finish();}
    return{width,height,bits,channels,blob};}
    }
    function eG(blob){return blob.size>=120
    &&String.fromCharCode(...N(blob,blob.size-88,blob.size-80))==="DCMSHARE";}
    const bf=120;const P=65535;const ai=12,BLOCK_HEADER=5;function fK(file,near){const head=near.bytes(0,33);if(head.length<33||!aX(head.subarray(0,8),bU))return null;if(C(head,8)!==13||aj(head,12)!=="IHDR")return null;if(ae(head.subarray(12,29))!==C(head,29))return null;const{width,height,depth,colour,interlace}=cM(head.slice(16,29));if(depth<8||colour!==0&&colour!==2||interlace)return null;const channels=ap[colour],rowBytes=width*channels*depth/8;let start=33;for(let texts=0;;texts++){const next=near.bytes(start,start+8);if(next.length<8||texts>100)return null;if(aj(next,4)==="IDAT")break;if(aj(next,4)!=="tEXt")return null;start+=ai+C(next,0);}
    const count=height*(rowBytes+1),blocks=Math.ceil(count/P);const layout={start,count,blocks};const end=start+count+blocks*(ai+BLOCK_HEADER)+6;if(!Number.isSafeInteger(count)||end+ai>file.size)return null;near.tail(Math.max(0,end-4096),end+ai);const last=near.bytes(end,end+ai);if(C(last,0)||aj(last,4)!=="IEND"||C(last,8)!==0xAE426082)return null;return{width,height,bits:depth,channels,layout};}
    function bi({start},k){return start+k*(ai+BLOCK_HEADER+P)+(k?2:0);}
    function ft(file,layout,from,to,near){const first=Math.floor(from/P),last=Math.floor((to-1)/P);const start=bi(layout,first);const eW=Math.min(layout.count,P*(last+1))-P*last;const end=bi(layout,last)+8+(last?0:2)+BLOCK_HEADER+eW;const bytes=near?.holds(start,end)?near.bytes(start,end):N(file,start,end);l(bytes.length===end-start,"truncated");const lines=new Uint8Array(to-from);for(let k=first;k<=last;k++){let at=bi(layout,k)-start;const length=Math.min(P,layout.count-k*P),isLast=k===layout.blocks-1;l(aj(bytes,at+4)==="IDAT"&&C(bytes,at)===length+BLOCK_HEADER
    +(k?0:2)+(isLast?4:0),"layout");at+=8;if(k===0){l(Y(bytes,at)===0x7801,"layout");at+=2;}
    l(bytes[at]===Number(isLast)&&bytes[at+1]+256*bytes[at+2]===length
    &&bytes[at+3]+256*bytes[at+4]===(length^0xFFFF),"layout");at+=BLOCK_HEADER;const low=Math.max(from,k*P),high=Math.min(to,k*P+length);lines.set(bytes.subarray(at+low-k*P,at+high-k*P),low-from);}
    return lines;}
    const dt=8<<20;function eH(share){if(share.size<=dt)share.held=aN(share,0,share.size);}
    function aN(share,start,end,near){if(end<=start)return new Uint8Array(0);if(share.held)return share.held.subarray(start,end);if(!share.layout)return N(share.samples,start,end);const{rowBytes}=share,place=(at)=>at+Math.floor(at/rowBytes)+1;const from=place(start),lines=ft(share.file,share.layout,from,place(end-1)+1,near);const samples=new Uint8Array(end-start);for(let at=start,to=0;at<end;){const ct=at%rowBytes,count=Math.min(rowBytes-ct,end-at);const line=place(at)-from;if(ct===0&&line>0)l(lines[line-1]===0,"layout");if(count<48)for(let i=0;i<count;i++)samples[to+i]=lines[line+i];else samples.set(lines.subarray(line,line+count),to);at+=count;to+=count;}
    return samples;}
    function cS(share,near){const{width,height,bits,channels}=share;const rowBytes=share.rowBytes=width*channels*bits/8;const size=share.size=height*rowBytes;l(size>=bf,"noShareHeader");const I=aN(share,size-bf,size,near);l(String.fromCharCode(...I.subarray(32,40))==="DCMSHARE"&&I[40],"noShareHeader");if(I[40]!==1)throw new O("newerVersion",String(I[40]));share.banner=C(I,52);share.dataRows=height-share.banner-Math.ceil(bf/rowBytes);l(I[42]===bits&&I[43]===channels&&C(I,44)===width
    &&C(I,48)===height&&(I[41]===0x41||I[41]===0x50)
    &&share.dataRows>=0,"geometryMismatch");share.role=I[41]===0x41?"archive":"patient";share.parameters=I.slice(0,32);share.pair=cp(I.subarray(56,72));share.key=I.slice(72,104);share.tag=I.slice(104);return share;}
    function en(file){const{blob,...share}=ci(file,true);return cS({file,samples:blob,...share});}
    function cK(file,near=new ar(file)){try{const stored=fK(file,near);if(stored)return cS({file,...stored},near);}catch(t){if(!(t instanceof O))throw t;}
    return en(file);}
    function cd(share){ci(share.file,false);}
    function eM(share,key,progress){const cF=new dQ(key),end=share.size-16,piece=2<<20;for(let at=0;;at+=piece){const bytes=aN(share,at,Math.min(at+piece,end));if(at+piece>=end)return aX(cF.finish(bytes),share.tag);cF.pairs(bytes);progress?.(bytes.length);}
    }
    function fl(bytes,share){const{bits,rowBytes,dataRows}=share,M=2**bits,W=rowBytes*8/bits;const ag=(bm)=>l(bm,"malformedPayload");const[method,k]=bytes,p=Y(bytes,2),q=Y(bytes,4),r=Y(bytes,6);const n=aI(bytes,8),L=aI(bytes,16),spillRows=C(bytes,24),b=C(bytes,28);ag(method<=3&&n<Infinity&&L<2**50&&spillRows<=dataRows);const flags=method===3?n-8*L:0;ag(flags>=0&&(method===3||n%8===0&&n<=8*L));const cs=dataRows-spillRows,inside=(n-flags)/8;ag(L-inside<=spillRows*rowBytes);if(method===0){ag(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(method===2){ag(k>=1&&k<=16&&r===0&&spillRows===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;ag(k<bits&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(method===1||q+s<=r&&spillRows===0));}
    ag(n<=cs*W*bits);return{method,k,p,q,r,n,L,b,flags,inside,W,bits,imageWords:cs*W,spillRows};}
    class dk{constructor(limit){this.bytes=new Uint8Array(Math.ceil(limit/8)+4);this.count=0;this.hold=0;}
    push(value,bits){this.hold=this.hold<<bits|value;let held=(this.count&7)+bits,at=this.count>>>3;this.count+=bits;for(;held>=8;held-=8)this.bytes[at++]=this.hold>>held-8;this.hold&=(1<<held)-1;}
    bit(index){const whole=this.count&~7;return index<whole?this.bytes[index>>>3]>>7-(index&7)&1
    :this.hold>>this.count-1-index&1;}
    from(start,bk){if(this.count&7)this.bytes[this.count>>>3]=this.hold<<8-(this.count&7);const shift=start&7,bytes=this.bytes.slice(start>>>3,(start>>>3)+bk+1);for(let i=0;shift&&i<bk;i++){bytes[i]=bytes[i]<<shift|(bytes[i+1]??0)>>8-shift;}
    return bytes.subarray(0,bk);}
    }
    class bW{constructor(parameters){this.parameters=parameters;this.bits=new dk(parameters.n+32);this.isReversible=parameters.method===1||parameters.method===3;this.above=this.isReversible?new Uint16Array(Math.min(parameters.W,parameters.imageWords)):null;this.word=0;this.column=0;this.asked=0;this.block=0;this.position=0;this.blocks=0;}
    get isDone(){return this.bits.count>=this.parameters.n;}
    take(words){if(this.isDone)return;if(this.isReversible)this.unshift(words);else if(this.parameters.method===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,flags,method,bits}=this.parameters,list=this.bits;const mask=2**bits-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,above=this.above,count=words.length;let i=0,column=this.column;for(;i<count&&this.word<W;i++,this.word++)above[column++]=words[i];if(column===W)column=0;for(;i<count&&list.count<n;i++){const up=above[column];let d=words[i]-up-a&mask;if(d<window){list.push(d&low,j);d>>=j;}else if(d<end){const bp=method===3&&d>=G;if(bp)l(this.asked<flags&&this.asked<list.count,"malformedPayload");if(!bp||!list.bit(this.asked))d-=s;if(bp)this.asked++;}
    above[column]=words[i]=up+a+d&mask;if(++column===W)column=0;}
    this.column=column;}
    syndromes(words){const{p:lo,q:hi,k,n,b,bits}=this.parameters,list=this.bits;const mask=2**bits-1,range=hi-lo&mask;let j=this.blocks<b?k+1:k;for(let i=0;i<words.length&&list.count<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;list.push(this.block,j);this.block=this.position=0;j=++this.blocks<b?k+1:k;}
    }
    }
    const bV=48<<20;const bd=1<<20;const dF=2**31;function ed(one,other,progress){const right=[[one,other],[other,one]].map(([share,eI])=>{try{return eM(share,eI.key,progress);}catch(t){if(t instanceof O&&t.verdict==="layout")return false;throw t;}
    });if(!right[0]||!right[1]){for(const share of[one,other])cd(share);l(right[0]||right[1]||one.pair===other.pair,"differentPairs");l(right[0]||right[1]||one.role!==other.role,"sameHalfTwice");l(right[0]||right[1],"alteredOrUnrelated");const ec=right[0]?one:other;throw new O(ec.role==="archive"?"altered-patient":"altered-archive");}
    l(one.role!==other.role&&one.pair===other.pair&&one.width===other.width
    &&one.bits===other.bits&&one.channels===other.channels
    &&one.dataRows===other.dataRows,"malformedPayload");}
    function cz(one,other,from,to){const[a,p]=[one,other].map((share)=>{const start=share.banner*share.rowBytes,size=share.bits/8;return aN(share,start+from*size,start+to*size);});if(one.bits===8){const words=new Uint8Array(a.length);for(let i=0;i<a.length;i++)words[i]=a[i]+p[i];return words;}
    const words=new Uint16Array(a.length/2);for(let i=0,at=0;i<words.length;i++,at+=2){words[i]=(a[at]<<8|a[at+1])+(p[at]<<8|p[at+1]);}
    return words;}
    async function cX(one,other,ah,take,first=bd){const{imageWords,bits}=ah.parameters;let piece=first;for(let at=0,end;at<imageWords;at=end){end=Math.min(at+piece,imageWords);piece=Math.min(2*piece,bd*8/bits);const words=cz(one,other,at,end);ah.take(words);if(await take(words)===false)return;}
    }
    class dP{constructor(parameters){this.parameters=parameters;this.head=new Uint8Array(64);this.count=0;this.parts=[];}
    write(bytes){let at=0;if(this.count<64){at=Math.min(64-this.count,bytes.length);this.head.set(bytes.subarray(0,at),this.count);this.count+=at;if(this.count===64)this.readHead();}
    while(at<bytes.length){const B=this.parts.find((R)=>R.left>0);l(B,"malformedPayload");const count=Math.min(B.left,bytes.length-at);B.to?.write(bytes.subarray(at,at+count));B.left-=count;at+=count;}
    }
    readHead(){const{head,parameters}=this,{bits,method,imageWords}=parameters,flags=head[1];const[path,prefix,cover,suffix]=[Y(head,2),aI(head,4),aI(head,12),aI(head,20)];const cB=C(head,28);l(head[0]===1&&flags<4&&cover<=imageWords*bits/8&&cover%(bits/8)===0
    &&(bits===16||!(flags&2))&&(method===2||!(flags&1)),"malformedPayload");l(path+prefix+suffix+cB<=1032*parameters.L,"malformedPayload");if(prefix+suffix>dF)throw new O("tooLarge");this.path=new Z();this.prefix=new Z();this.suffix=new Z();this.parts=[{left:path,to:this.path},{left:prefix,to:this.prefix},{left:suffix,to:this.suffix},{left:cB,to:null}];Object.assign(this,{isExact:!(flags&1),isLittleEndian:Boolean(flags&2),cover,digest:head.slice(32,64),size:prefix+cover+suffix});}
    finish(){l(this.count===64&&this.parts.every((B)=>B.left===0),"malformedPayload");this.path=new TextDecoder().decode(N(this.path.finishSmall()));this.prefix=this.prefix.finishSmall();this.suffix=this.suffix.finishSmall();return this;}
    }
    async function fm(one,other,parameters){const ah=new bW(parameters);await cX(one,other,ah,()=>!ah.isDone,1<<16);l(ah.isDone,"malformedPayload");let hidden=ah.bits.from(parameters.flags,parameters.inside),left=parameters.L-hidden.length;let at=parameters.imageWords;const pull=()=>{if(hidden){const bytes=hidden;hidden=null;return bytes;}
    if(left===0)return null;const size=parameters.bits/8,count=Math.min(left,bd);const words=cz(one,other,at,at+Math.ceil(count/size));at+=words.length;left-=count;return bZ(words).subarray(0,count);};const ab=new dP(parameters);try{const V=new aL(pull,(bytes)=>ab.write(bytes),Infinity);V.run();l(!V.hasMore,"malformedPayload");}catch(t){throw t instanceof F?new O("malformedPayload"):t;}
    return ab.finish();}
    function bZ(words){if(words instanceof Uint8Array)return words;const bytes=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){bytes[at++]=words[i]>>8;bytes[at++]=words[i];}
    return bytes;}
    function ez(words,isLittleEndian){if(words instanceof Uint8Array)return words;return isLittleEndian?new Uint8Array(words.buffer):bZ(words);}
    class ds{constructor({size,isExact,isLittleEndian},bits){this.isExact=isExact;this.bits=bits;this.isLittleEndian=isLittleEndian;this.whole=isExact&&size<=bV&&globalThis.crypto?.subtle?true:false;this.hash=this.whole?null:new dS();}
    add(bytes,bq){if(this.whole)return;if(bq&&!this.isExact){bytes=bytes.slice();const step=this.bits/8,first=step===2&&!this.isLittleEndian?1:0;for(let i=first;i<bytes.length;i+=step)bytes[i]&=0xFE;}
    this.hash.update(bytes);}
    async finish(all){return this.whole?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.finish();}
    }
    async function fo(one,other,wanted){const joined=one.parameters.map((byte,i)=>byte+other.parameters[i]);const parameters=fl(joined,one);const ab=await fm(one,other,parameters);const{size,cover,isLittleEndian,digest,isExact,path}=ab;const hash=new ds(ab,one.bits),small=size<=bV;const whole=small?new Uint8Array(size):null;const long=!small&&wanted?eY():null;let at=0,crc=0;const bE=async(bytes,bq)=>{hash.add(bytes,bq);if(whole)whole.set(bytes,at);else crc=ae(bytes,crc);await long?.write(bytes);at+=bytes.length;};for(const bytes of aE(ab.prefix))await bE(bytes,false);let left=cover;if(left){await cX(one,other,new bW(parameters),async(words)=>{const bytes=ez(words,isLittleEndian);const count=Math.min(left,bytes.length);await bE(bytes.subarray(0,count),true);left-=count;return left>0;});}
    for(const bytes of aE(ab.suffix))await bE(bytes,false);l(aX(await hash.finish(whole),digest),"digestMismatch");if(whole)crc=wanted?ae(whole):null;const blob=whole&&wanted?new Blob([whole]):long?await long.finish():null;return{blob,crc,path,isExact,size,prefix:ab.prefix,cover};}
    function eY(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(bytes)=>writer.write(bytes.slice()),finish:async()=>{await writer.close();return blob;},};}
    const dz=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const dR=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const dC=500000;const dB=32;const E=0xFFFFFFFF;const bb="1.2.840.10008.1.2.1.99";const bR="1.2.840.10008.1.2.2";const aK="1.2.840.10008.1.2";const dL=new Set([aK,"1.2.840.10008.1.2.1",bR,bb]);const du=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const dE=2**28;const dl={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class bc{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    bytes(tag){const A=this.elements.get(tag);if(!A||A.items)return new Uint8Array(0);return this.file.near.bytes(A.start,Math.min(A.end,A.start+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.bytes(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((B)=>B.trim()?Number(B):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,isSigned=false){const bytes=this.bytes(tag).slice(),view=new DataView(bytes.buffer);return Array.from({length:bytes.length>>1},(_,i)=>isSigned
    ?view.getInt16(2*i,this.file.isLittle):view.getUint16(2*i,this.file.isLittle));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const bytes=this.bytes(tag).slice();return bytes.length>=8?new DataView(bytes.buffer).getFloat64(0,this.file.isLittle):undefined;}
    }
    class bS{constructor(blob){this.blob=blob;this.near=new ar(blob);this.isLittle=true;this.isExplicit=true;this.decoder=new TextDecoder("iso-8859-1");this.syntax=aK;this.left=dC;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(Y(this.near.bytes(0,2),0)===0x0200)at=this.readMeta(0);else this.isExplicit=/^[A-Z]{2}$/.test(this.name(4,6));this.dataSet=this.read(at);const fC=this.dataSet.text("00080005").split("\\").map((name)=>name.trim());const label=dl[(fC.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.isKorean=label==="euc-kr";}
    name(start,end){return String.fromCharCode(...this.near.bytes(start,end));}
    decode(bytes){const text=this.decoder.decode(bytes);return text.replace(/\x1B[$()\-,].{1,2}/g,(found)=>this.isKorean||found?"":found);}
    readMeta(start){const elements=new Map(),end=this.walk(start,bL(this.blob),0,elements,true);this.meta=new bc(this,elements);this.syntax=this.meta.text("00020010").trim()||aK;if(this.syntax===bb){const ca=new Z();const bD=aE(this.blob.slice(end));new aL(()=>bD.next().value??null,(bytes)=>ca.write(bytes),dE).run();this.blob=ca.finish();this.near=new ar(this.blob);this.meta=null;}
    this.isExplicit=this.syntax!==aK;this.isLittle=this.syntax!==bR;return this.syntax===bb?0:end;}
    read(at){const elements=new Map();try{this.walk(at,bL(this.blob),0,elements,false);}catch(t){if(!(t instanceof RangeError))throw t;}
    return new bc(this,elements);}
    header(at){const head=this.near.bytes(at,at+12),view=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const ax=this.isLittle,group=view.getUint16(0,ax),number=view.getUint16(2,ax);const tag=(group*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(group===0xFFFE||!this.isExplicit){length=view.getUint32(4,ax);}else{vr=String.fromCharCode(head[4],head[5]);if(dz.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=view.getUint32(8,ax);size=12;}else{length=view.getUint16(6,ax);}
    }
    return{tag,vr,start:at+size,length};}
    walk(at,end,depth,elements,eO){if(depth>dB)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,start,length}=this.header(at);if(eO&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return start;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{start,end:length===E?end:start+length,isEncapsulated:length===E});if(depth===0||length===E)return end;}
    if(length===E||dR.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.isExplicit;if(vr==="UN")this.isExplicit=false;at=this.walkItems(start,length===E?end:Math.min(end,start+length),depth,items);this.isExplicit=wasExplicit;elements.set(tag,{items});}else{at=start+length;elements.set(tag,{vr,start,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,start,length}=this.header(at);if(tag==="FFFEE0DD")return start;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===E?end:Math.min(end,start+length);const fJ=this.walk(start,itemEnd,depth+1,elements,false);at=length===E?fJ:itemEnd;items.push(new bc(this,elements));}
    return at;}
    }
    function cL(value){const[dZ="",eJ=""]=value.split("=");const aJ=(group)=>{const[ey="",eE="",aC="",prefix="",suffix=""]=group.split("^")
    .map((B)=>B.trim());const first=[prefix,eE,aC].filter(Boolean).join(" ");return[ey,first,suffix].filter(Boolean).join(", ");};return[aJ(dZ),aJ(eJ)].filter(Boolean).join(" / ");}
    function dd(file){const d=file.dataSet,position=d.numbers("00200032"),turn=d.numbers("00200037");let along;if(position.length===3&&turn.length===6){const[a,b,c,x,y,z]=turn;const fb=[b*z-c*y,c*x-a*z,a*y-b*x];along=fb.reduce((sum,B,i)=>sum+B*position[i],0);}
    return{patient:cL(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),studyUID:d.line("0020000D"),seriesUID:d.line("0020000E"),seriesNumber:d.number("00200011"),instance:d.number("00200013"),along:Number.isFinite(along)?along:undefined,turn:turn.length===6?turn.map((B)=>B.toFixed(3)).join():"",};}
    function cU(dataSet,left={count:5000}){return dataSet.items("0040A730").slice(0,2000).filter(()=>--left.count>0).map((D)=>{const cG=(tag)=>D.items(tag)[0]?.line("00080104")??"";const[bw]=D.items("0040A300");let value="";if(bw){const ad=bw.items("004008EA")[0];const sign=ad?ad.line("00080100")||ad.line("00080104"):"";value=[bw.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=cG("0040A168")||D.text("0040A160").slice(0,20000)
    ||cL(D.line("0040A123"))||D.line("0040A121")||D.line("0040A122")
    ||D.line("0040A120")||D.line("0040A124");return{name:cG("0040A043"),kind:D.line("0040A040"),value,items:cU(D,left)};});}
    const dG=2**28;const dI=8192;function el(blob){const file=new bS(blob),d=file.dataSet,summary=dd(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.start,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:cU(d)};}
    const pixels=d.elements.get("7FE00010");if(!pixels)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...fi(file,pixels)};}
    function fi(file,pixels){const d=file.dataSet,isSigned=d.short("00280103")===1;const frames=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,rows:d.short("00280010"),columns:d.short("00280011"),frames,samples:d.short("00280002")??1,photometric:d.line("00280004"),bits:d.short("00280100"),stored:d.short("00280101")??d.short("00280100"),isSigned,planar:d.short("00280006")??0,isLittle:file.isLittle||d.short("00280100")===8,start:pixels.start,end:pixels.end,isInverse:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",isSigned)[0],};picture.high=d.short("00280102")??picture.stored-1;Object.assign(picture,eq(d),fI(d));const{rows,columns,samples,bits,stored,photometric}=picture;const eP=rows&&columns&&rows*columns<=dG&&frames<=100000
    &&[1,8,16].includes(bits)&&stored>=1&&stored<=bits&&picture.high<bits
    &&(samples===1||samples===3&&bits===8);if(!eP)return{...picture,kind:"hidden"};if(pixels.isEncapsulated){if(!du.has(file.syntax))return{...picture,kind:"hidden"};return{...picture,...ev(file,pixels.start,frames)};}
    if(!dL.has(file.syntax)&&file.syntax.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.palette=photometric==="PALETTE COLOR"?ff(d):null;if(photometric==="PALETTE COLOR"&&!picture.palette)return{...picture,kind:"hidden"};const fh=samples===3?(photometric==="YBR_FULL_422"?16:24):bits;picture.frameBytes=Math.ceil(rows*columns*fh/8);if(bits===1)picture.frameBytes=rows*columns/8;picture.frames=Math.min(frames,Math.floor((picture.end-picture.start)/picture.frameBytes));return picture.frames?picture:{...picture,kind:"hidden"};}
    function eq(d){const U=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const am=U.flatMap((group)=>[group,...group.items("00289145"),...group.items("00289132")]);const find=(tag)=>am.find((place)=>place.has(tag));const ef=find("00281050")?.numbers("00281050")??[];const fS=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const windows=ef.map((center,i)=>({center,width:fS[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{windows,slope,intercept:find("00281052")?.number("00281052")??0};}
    function fI(d){const fa=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((group)=>group.items("00289110"))];const place=fa.find((R)=>R.has("00280030"));let[down,right]=place?.numbers("00280030")??[],isOnDetector=false;if(!(down>0&&right>0)){[down,right]=d.numbers("00181164");isOnDetector=true;}
    if(!(down>0&&right>0)){const cT=d.items("00186011"),[region]=cT;isOnDetector=false;if(cT.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;right=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&right>0?{spacing:[down,right],isOnDetector}:{};}
    function ff(d){const ac=["1","2","3"].map((n)=>{const[count=0,first=0,bits=16]=d.shorts(`0028110${n}`),words=d.bytes(`0028120${n}`);const entries=count||65536;if(!words.length||words.length<entries*(bits===8?1:2))return null;const eN=bits===8&&words.length<2*entries;const values=eN?words:d.shorts(`0028120${n}`);return{first,values:Uint8Array.from({length:entries},(_,i)=>bits===8?values[i]:values[i]>>8)};});return ac.every(Boolean)?ac:null;}
    function ev(file,start,frames){const fragments=[],near=file.near;let at=start,offsets=null;for(;;){const{tag,start:from,length}=file.header(at);if(tag!=="FFFEE000"||length===E||fragments.length>200000)break;if(!offsets){const table=near.bytes(from,Math.min(from+length,from+4*frames)).slice();const view=new DataView(table.buffer);offsets=Array.from({length:table.length>>2},(_,i)=>view.getUint32(4*i,true));start=from+length;}else{fragments.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let list;if(frames===1)list=[fragments];else if(fragments.length===frames)list=fragments.map((eB)=>[eB]);else if(offsets?.length===frames){list=offsets.map((offset,i)=>fragments.filter(([from])=>from-8-start>=offset
    &&from-8-start<(offsets[i+1]??Infinity)));}
    if(!list||list.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",isJPEG:true,fragments:list};}
    async function eC(picture,number){if(picture.isJPEG)return eU(picture,number);const{rows,columns,bits,samples,frameBytes}=picture;const start=picture.start+Math.floor(number*frameBytes);const bytes=N(picture.blob,start,Math.min(start+Math.ceil(frameBytes),picture.end));const step=Math.ceil(Math.max(rows,columns)/dI);const width=Math.ceil(columns/step),height=Math.ceil(rows/step);const place=step===1?(i)=>i:(i)=>Math.floor(i/width)*step*columns+i%width*step;if(samples===3)return{width,height,step,rgba:ej(picture,bytes,width*height,place)};const value=fq(picture,bytes,number),offset=picture.isSigned?32768:0;const indices=new Uint16Array(width*height);for(let i=0;i<indices.length;i++)indices[i]=value(place(i))+offset;if(picture.palette)return{width,height,step,rgba:fe(picture,indices,offset)};return{width,height,step,indices,offset,...cR(picture,indices,offset)};}
    function fq({bits,stored,high,isSigned,isLittle,rows,columns},bytes,number){const shift=high+1-stored,up=32-stored;const bK=isSigned?(bF)=>bF>>shift<<up>>up:(bF)=>bF>>shift&2**stored-1;if(bits===1){const first=number*rows*columns%8;return(i)=>bytes[i+first>>3]>>(i+first&7)&1;}
    if(bits===8)return(i)=>bK(bytes[i]);return isLittle?(i)=>bK(bytes[2*i]|bytes[2*i+1]<<8)
    :(i)=>bK(bytes[2*i]<<8|bytes[2*i+1]);}
    function cR({padding},indices,offset){let low=65535,high=0;const fH=padding===undefined?-1:padding+offset;for(const index of indices){if(index===fH)continue;if(index<low)low=index;if(index>high)high=index;}
    return low>high?{low:0,high:1}:{low:low-offset,high:high-offset};}
    function ej({photometric,planar,rows,columns},bytes,count,place){const rgba=new Uint8ClampedArray(4*count),plane=rows*columns;const eR=photometric.startsWith("YBR_FULL"),isHalf=photometric==="YBR_FULL_422";for(let i=0,to=0;i<count;i++){const at=place(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=bytes[from+(at&1)];b=bytes[from+2];c=bytes[from+3];}else if(planar){a=bytes[at];b=bytes[plane+at];c=bytes[2*plane+at];}else{a=bytes[3*at];b=bytes[3*at+1];c=bytes[3*at+2];}
    if(eR){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    rgba[to++]=a;rgba[to++]=b;rgba[to++]=c;rgba[to++]=255;}
    return rgba;}
    function fe({palette},indices,offset){const rgba=new Uint8ClampedArray(4*indices.length);indices.forEach((index,i)=>{palette.forEach(({first,values},eg)=>{const entry=index-offset-(offset&&first>32767?first-65536:first);rgba[4*i+eg]=values[Math.max(0,Math.min(values.length-1,entry))];});rgba[4*i+3]=255;});return rgba;}
    function eV(bytes){let hasColours=false;for(let at=2;at+9<bytes.length&&bytes[at]===0xFF;){const aB=bytes[at+1];if(aB===0xE0||aB===0xEE)hasColours=true;if(aB>=0xC0&&aB<=0xC2){return{height:Y(bytes,at+5),width:Y(bytes,at+7),hasColours};}
    at+=aB===0xFF?1:2+Y(bytes,at+2);}
    return{};}
    async function eU(picture,number){const{rows,columns,samples,photometric,stored}=picture;const parts=picture.fragments[number].map(([start,end])=>picture.blob.slice(start,end));const head=N(new Blob(parts),0,65536),said=eV(head);l(said.width===columns&&said.height===rows,"hidden");if(samples===3&&photometric==="RGB"&&!said.hasColours){const dY=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const whole=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),dY,whole.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(t){throw new O("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,step:1};if(samples===3||stored>8)return{...frame,rgba:data};const indices=new Uint16Array(data.length/4);for(let i=0;i<indices.length;i++)indices[i]=data[4*i];return{...frame,indices,offset:0,...cR({},indices,0)};}
    const dD=200000;const dK=2**36;function eS(near){const head=near.bytes(0,4);return head.length===4&&C(head,0)===0x504B0304;}
    function fV(file){const tail=N(file,Math.max(0,file.size-65557),file.size);const view=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&view.getUint32(at,true)!==0x06054B50)at--;l(at>=0,"damagedZIP");let count=view.getUint16(at+10,true),size=view.getUint32(at+12,true);let start=view.getUint32(at+16,true);if(at>=20&&view.getUint32(at-20,true)===0x07064B50){const place=Number(view.getBigUint64(at-12,true));const end=new DataView(N(file,place,place+56).buffer);l(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");count=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));start=Number(end.getBigUint64(48,true));}
    l(count<=dD&&size<=2**27&&start+size<=file.size,"damagedZIP");const directory=N(file,start,start+size),entries=[];let left=dK;for(let from=0;entries.length<count;){l(from+46<=directory.length,"damagedZIP");const entry=ep(directory,from);from=entry.end;left-=entry.size;l(left>=0&&!entry.isEncrypted,entry.isEncrypted?"encryptedZIP":"tooLarge");entries.push(entry);}
    return entries.filter(({path})=>!path.endsWith("/"));}
    function ep(bytes,at){const view=new DataView(bytes.buffer,bytes.byteOffset+at);l(view.getUint32(0,true)===0x02014B50,"damagedZIP");const bA=46+view.getUint16(28,true),extraEnd=bA+view.getUint16(30,true);const end=extraEnd+view.getUint16(32,true),flags=view.getUint16(8,true);l(at+end<=bytes.length,"damagedZIP");const name=bytes.subarray(at+46,at+bA);let size=view.getUint32(24,true),packed=view.getUint32(20,true),start=view.getUint32(42,true);for(let S=bA;S+4<=extraEnd;){const length=view.getUint16(S+2,true);if(view.getUint16(S,true)===1){let cm=S+4;const next=()=>(cm+=8)<=S+4+length?Number(view.getBigUint64(cm-8,true)):NaN;if(size===E)size=next();if(packed===E)packed=next();if(start===E)start=next();}
    S+=4+length;}
    return{path:new TextDecoder().decode(name),method:view.getUint16(10,true),isEncrypted:Boolean(flags&1),size,packed,start,end:at+end};}
    function ew(file,{method,size,packed,start}){const head=N(file,start,start+30),view=new DataView(head.buffer);l(head.length===30&&view.getUint32(0,true)===0x04034B50,"damagedZIP");const from=start+30+view.getUint16(26,true)+view.getUint16(28,true);l(from+packed<=file.size&&(method===8||method===0&&size===packed),"damagedZIP");const B=file.slice(from,from+packed);if(method===0)return B;const bD=aE(B),out=new Z();try{const V=new aL(()=>bD.next().value??null,(bytes)=>out.write(bytes),size);V.run();}catch(t){throw t instanceof F?new O("damagedZIP"):t;}
    l(out.size===size,"damagedZIP");return out.finish();}
    class dW{constructor(){this.directory=[];this.at=0;this.count=0;}
    head(path,size,crc){const name=new TextEncoder().encode(path),isLong=size>=E;const br=this.at>=E,sizes=[[8,size],[8,size]];const cf=(S)=>[[2,isLong||br?45:20],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,isLong?E:size],[4,isLong?E:size],[2,name.length],[2,S]];const head=bs(ay([[4,0x04034B50],...cf(isLong?20:0)]),name,ay(isLong?[[2,1],[2,16],...sizes]:[]));const Q=[...(isLong?sizes:[]),...(br?[[8,this.at]]:[])];const S=Q.length?[[2,1],[2,8*Q.length],...Q]:[];this.directory.push(ay([[4,0x02014B50],[2,45],...cf(Q.length?4+8*Q.length:0),[2,0],[2,0],[2,0],[4,0],[4,br?E:this.at]]),name,ay(S));this.at+=head.length+size;this.count++;return head;}
    tail(){const directory=bs(...this.directory),size=directory.length,start=this.at;const{count}=this,isLong=count>65534||start+size>=E;const long=isLong?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,count],[8,count],[8,size],[8,start],[4,0x07064B50],[4,0],[8,start+size],[4,1]]:[];const cl=isLong?65535:count;return bs(directory,ay([...long,[4,0x06054B50],[2,0],[2,0],[2,cl],[2,cl],[4,isLong?E:size],[4,isLong?E:start],[2,0]]));}
    }
    function ay(list){const bytes=new Uint8Array(list.reduce((sum,[size])=>sum+size,0));const view=new DataView(bytes.buffer);let at=0;for(const[size,value]of list){if(size===2)view.setUint16(at,value,true);else if(size===4)view.setUint32(at,value,true);else view.setBigUint64(at,BigInt(value),true);at+=size;}
    return bytes;}
    function bs(...parts){const bytes=new Uint8Array(parts.reduce((sum,B)=>sum+B.length,0));let at=0;for(const B of parts){bytes.set(B,at);at+=B.length;}
    return bytes;}
    const eT={open({file}){const near=new ar(file);if(eS(near))return{entries:fV(file)};return{share:cK(file,near)};},unpack({file,entry}){const blob=ew(file,entry);return{blob,share:cK(blob)};},check({share}){cd(share);return{};},async join({one,other,wanted},progress){cq(one,other);ed(one,other,progress);return joined(one,other,wanted);},restore({one,other}){cq(one,other);return joined(one,other,true);},sum({blob}){let crc=0;for(const bytes of aE(blob))crc=ae(bytes,crc);return{crc};},content({blob}){return el(blob);},frame({picture,number}){return eC(picture,number);},};function cq(...shares){try{shares.forEach(eH);}catch(t){if(t.verdict!=="layout")throw t;}
    }
    async function joined(one,other,wanted){const{prefix,...file}=await fo(one,other,wanted);let summary=null;try{summary=dd(new bS(prefix));}catch(t){if(t instanceof O)throw t;}
    return{...file,summary};}
    function fU(){onmessage=async({data:{id,job,...input}})=>{let answer,done=0;const progress=(bytes)=>{done+=bytes;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };try{answer={id,result:await eT[job](input,progress)};}catch(t){answer={id,verdict:t instanceof O?t.verdict:"failed",detail:t.detail??String(t)};}
    const{indices,rgba}=answer.result??{};postMessage(answer,[indices,rgba].filter(Boolean).map((ea)=>ea.buffer));};}
    let texts,names,language;function text(word,...values){const found=texts[language][word]??word;return found.replace(/\{(\d)\}/g,(_,index)=>String(values[index]));}
    function aP(word,count){return text(count===1?`${word}One`:`${word}Many`,count.toLocaleString(language));}
    function o(id){return document.getElementById(id);}
    function A(name,content="",eb={}){const bv=document.createElement(name);bv.append(...[content].flat());for(const[key,value]of Object.entries(eb))bv.setAttribute(key,value);return bv;}
    function ee(count){const fP=["bytes","KB","MB","GB","TB"];let ad=0,value=count;for(;value>=1000&&ad<4;ad++)value/=1000;return`${value.toLocaleString(language,{maximumFractionDigits:ad?1:0})} ${fP[ad]}`;}
    function cg(value){const[,dh,bx,ch]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!dh||bx<1||bx>12||ch<1)return value;return new Date(Date.UTC(dh,bx-1,ch))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function da(){document.documentElement.lang=language;document.title=text("title");for(const aD of document.querySelectorAll("[data-text]")){aD.textContent=text(aD.dataset.text);}
    for(const aD of document.querySelectorAll("[data-name]")){aD.setAttribute("aria-label",text(aD.dataset.name));}
    for(const button of o("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function fA(show){const data=JSON.parse(o("texts").textContent);names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,list])=>
    [code,Object.fromEntries(list.map((value,i)=>[data.words[i],value]))]));const cD=Object.keys(texts),wanted=navigator.languages.map((tag)=>tag.slice(0,2));language=wanted.find((code)=>cD.includes(code))??document.documentElement.lang;for(const code of cD){const button=A("button",texts[code].language,{lang:code,type:"button"});button.addEventListener("click",()=>{language=code;show();});o("languages").append(button);}
    da();}
    const K={workers:[],idle:[],waiting:[],running:new Map(),next:0};function fy(bO){const aM=URL.createObjectURL(new Blob([bO],{type:"text/javascript"}));const count=Math.max(1,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<count;i++){const worker=new Worker(aM);worker.onmessage=({data})=>bY(worker,data);worker.onerror=(m)=>{m.preventDefault();for(const[id,job]of K.running){if(job.worker===worker)bY(worker,{id,verdict:"failed",detail:m.message});}
    };K.workers.push(worker);K.idle.push(worker);}
    }
    function bY(worker,{id,result,verdict,detail,progress}){const job=K.running.get(id);if(progress!==undefined)return job.progress?.(progress);K.running.delete(id);K.idle.push(worker);if(verdict)job.reject(Object.assign(new Error(verdict),{verdict,detail}));else job.resolve(result);dc();}
    function dc(){while(K.idle.length&&K.waiting.length){const job=K.waiting.shift(),worker=job.worker=K.idle.pop();K.running.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input()});}
    }
    function run(name,input,{urgent=false,progress}={}){return new Promise((resolve,reject)=>{const job={id:K.next++,name,input:typeof input==="function"?input:()=>input,resolve,reject,progress};if(urgent)K.waiting.unshift(job);else K.waiting.push(job);dc();});}
    function cN(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    function cv(path){const parts=path.split("/"),name=parts.pop(),plain=cN(name);if(parts.some((B)=>names.folders.includes(cN(B))||B.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*eu(fL){const items=[...fL.items].filter((D)=>D.kind==="file").map((D)=>({handle:D.getAsFileSystemHandle?.().catch(()=>null),entry:D.webkitGetAsEntry?.(),file:D.getAsFile(),}));for(const{handle,entry,file}of items){const found=await handle;if(found)yield*cn(found,"");else if(entry?.isDirectory)yield*ck(entry,"");else if(file)yield{path:file.name,file};}
    }
    async function*cn(handle,folder){const path=folder+handle.name;if(handle.kind==="file"){try{yield{path,file:await handle.getFile()};}catch(t){yield{path,file:null};}
    return;}
    for await(const bl of handle.values())yield*cn(bl,`${path}/`);}
    async function*ck(entry,folder){const path=folder+entry.name;if(entry.isFile){yield{path,file:await new Promise((done)=>entry.file(done,()=>done(null)))};return;}
    const aW=entry.createReader();for(;;){const children=await new Promise((done)=>aW.readEntries(done,()=>done(null)));if(children===null)yield{path,file:null};if(!children?.length)return;for(const bl of children)yield*ck(bl,`${path}/`);}
    }
    function*eh(list){for(const file of list)yield{path:file.webkitRelativePath||file.name,file};}
    async function fc(list,{found,failed,progress}){const under=new Set();const start=(aV)=>{const open=aV.finally(()=>under.delete(open));under.add(open);};const open=async(path,job,input)=>{try{const result=await run(job,input);if(result.share)return found(path,result.share);for(const entry of result.entries){if(cv(entry.path))continue;progress.total++;while(under.size>64)await Promise.race(under);start(open(entry.path,"unpack",{file:input.file,entry}));}
    }catch(t){failed(path,t);}finally{progress.done++;progress.show();}
    };for await(const{path,file}of list){if(cv(path))continue;progress.total++;progress.show();if(!file){failed(path,{verdict:"unreadable"});progress.done++;continue;}
    start(open(path,"open",{file}));while(under.size>64)await Promise.race(under);}
    while(under.size)await Promise.all(under);}
    const dJ=16;const be=64<<20;class dO{constructor(){this.shares={archive:[],patient:[]};this.tried=new Set();this.result=null;this.failure=null;}
    add(path,share){this.shares[share.role].push({path,share});}
    async join(progress){for(const one of this.shares.archive){for(const other of this.shares.patient){const key=`${one.path}\n${other.path}`;if(this.result||this.tried.has(key)||this.tried.size>=dJ)continue;this.tried.add(key);await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const isLong=one.share.size>be;const wanted=isLong?!kept.hasLong:kept.size+one.share.size<=be;kept.hasLong||=isLong;try{const file=await run("join",{one:one.share,other:other.share,wanted},{progress});this.result={...file,one:one.share,other:other.share};this.failure=null;cC(this.result);}catch(t){this.failure??={verdict:t.verdict,detail:t.detail,paths:[one.path,other.path]};}
    }
    }
    const kept={results:[],size:0};function cC(result){if(!result.blob)return;const at=kept.results.indexOf(result);if(at>=0)kept.results.splice(at,1);else kept.size+=result.size;kept.results.push(result);while(kept.size>be&&kept.results.length>1){const cJ=kept.results.shift();kept.size-=cJ.size;cJ.blob=null;}
    }
    async function bG(result,bC){if(!result.blob){const{one,other}=result;const bX=await run("restore",{one,other},bC);Object.assign(result,{blob:bX.blob,crc:bX.crc});}
    cC(result);return result.blob;}
    class dr{constructor(changed){this.pairs=new Map();this.failures=new Map();this.changed=changed;this.progress={total:0,done:0,joining:0,show:changed};this.isBusy=0;}
    get results(){return[...this.pairs.values()].map((pair)=>pair.result).filter(Boolean);}
    async take(list){this.isBusy++;this.changed();const cA=[];const found=(path,share)=>{const pair=this.pairs.get(share.pair)??new dO();this.pairs.set(share.pair,pair);pair.add(path,share);if(pair.result||!pair.shares.archive.length||!pair.shares.patient.length)return;this.progress.joining++;const X=pair.joining??Promise.resolve();pair.joining=X.then(()=>pair.join()).then(()=>{this.progress.joining--;this.changed();});cA.push(pair.joining);};const failed=(path,{verdict,detail})=>this.failures.set(path,{verdict,detail});try{await fc(list,{found,failed,progress:this.progress});await Promise.all(cA);if(this.isBusy===1)await this.settle();}finally{this.isBusy--;this.changed();}
    }
    get lone(){return[...this.pairs.values()].filter((pair)=>!pair.result&&!pair.failure
    &&pair.shares.archive.length+pair.shares.patient.length>0);}
    async settle(){const left=this.lone.flatMap((pair)=>[...pair.shares.archive,...pair.shares.patient]
    .map((bo)=>({...bo,pair})));if(left.length===2){const[one,other]=left;await one.pair.tryPair(one,other);if(one.pair.failure&&other.pair!==one.pair)other.pair.isExplained=true;return;}
    await Promise.all(left.filter(({share})=>!share.isChecked).map(async({path,share,pair})=>{try{await run("check",{share});share.isChecked=true;}catch(t){pair.shares[share.role]=pair.shares[share.role].filter((bo)=>bo.share!==share);this.failures.set(path,{verdict:t.verdict,detail:t.detail});}
    }));}
    get problems(){const U=new Map();const add=(verdict,detail,...paths)=>{const word=`verdict.${verdict}`,key=`${word} ${verdict==="newerVersion"?detail:""}`;const group=U.get(key)??{word,verdict,detail,paths:[],count:0};group.paths.push(...paths);group.count++;U.set(key,group);};for(const[path,{verdict,detail}]of this.failures)add(verdict,detail,path);for(const pair of this.pairs.values()){if(pair.failure&&!pair.result)add(pair.failure.verdict,pair.failure.detail,...pair.failure.paths);if(pair.failure||pair.result||pair.isExplained)continue;const{archive,patient}=pair.shares;if(archive.length)add("waiting-patient","",archive[0].path);if(patient.length)add("waiting-archive","",patient[0].path);}
    return[...U.values()];}
    }
    function fu(results){const U=new Map();for(const result of results){const{studyUID="",seriesUID=""}=result.summary??{};const key=seriesUID?`${studyUID} ${seriesUID}`:`file ${result.path}`;if(!U.has(key))U.set(key,[]);U.get(key).push(result);}
    const list=[...U].map(([key,aS])=>{aS.sort(eK(aS));return{key,summary:aS[0].summary??{},results:aS};});const number=({summary})=>summary.seriesNumber??Infinity;return list.sort((a,b)=>aO(a.summary.studyUID??"\uFFFF",b.summary.studyUID??"\uFFFF")
    ||aO(number(a),number(b))||aO(a.results[0].path,b.results[0].path));}
    function aO(a,b){return a<b?-1:a>b?1:0;}
    function eK(results){const am=results.map(({summary})=>summary?.along),turns=new Set();for(const{summary}of results)turns.add(summary?.turn);const eQ=turns.size===1&&am.every((place)=>place!==undefined)
    &&new Set(am.map((place)=>place.toFixed(3))).size===am.length;const cc=(a,b)=>aO(a.summary?.instance??Infinity,b.summary?.instance??Infinity)
    ||a.path.localeCompare(b.path,"en",{numeric:true});if(!eQ)return cc;const first=Math.sign(results.reduce((sum,{summary})=>sum
    +(summary.along-am[0])*((summary.instance??0)-(results[0].summary.instance??0)),0))||1;return(a,b)=>first*(a.summary.along-b.summary.along)||cc(a,b);}
    function co(path){let parts=path.split("/").filter((B)=>B&&B!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const J=parts.map(eF);if(!J.length)return"restored.dcm";const last=J[J.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))J[J.length-1]=`${last}.dcm`;return J.join("/");}
    function eF(name){if(name==="..")return"_";let J=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");J=J.replace(/^\./,"_");const an=J.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(an))J=`_${J}`;J=bH(J);return J.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function bH(name,cH=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const count=(value)=>new TextEncoder().encode(value).length;let an=[...name.slice(0,name.length-extension.length)];while(count(an.join("")+cH+extension)>255)an=an.slice(0,-1);return an.join("")+cH+extension;}
    function fO(path,ba){const bM=path.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?path.slice(bM):bH(path.slice(bM),` (${number})`);const R=path.slice(0,bM)+name;if(ba.has(R.toLowerCase()))continue;ba.add(R.toLowerCase());return R;}
    }
    function bB(blob,name){const aM=URL.createObjectURL(blob),link=A("a","",{href:aM,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(aM),600000);}
    async function saveOne(result){const name=co(result.path).split("/").pop();bB(await bG(result,{urgent:true}),name);}
    async function*cY(results){const bg=K.workers.length,under=[];const ba=new Set();for(let i=0;i<results.length+bg;i++){if(i<results.length){const aV=bG(results[i]);aV.catch(()=>{});under.push(aV);}
    if(i<bg)continue;const result=results[i-bg],blob=await under.shift();yield{result,blob,path:fO(co(result.path),ba)};}
    }
    async function fs(results,progress){const{readable,writable}=new TransformStream(),writer=writable.getWriter();const blob=new Response(readable,{headers:{"Content-Type":"application/zip"}}).blob();blob.catch(()=>{});const di=new dW();let done=0;for await(const{result,blob:file,path}of cY(results)){result.crc??=(await run("sum",{blob:file})).crc;await writer.write(di.head(path,file.size,result.crc));const aW=file.stream().getReader();for(let B=await aW.read();!B.done;B=await aW.read()){await writer.write(B.value);}
    progress(++done,results.length);}
    await writer.write(di.tail());await writer.close();bB(await blob,"exam.zip");}
    async function fr(results,progress){const aG=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,path}of cY(results)){const parts=path.split("/"),name=parts.pop();let folder=aG;for(const B of parts)folder=await folder.getDirectoryHandle(B,{create:true});const file=await folder.getFileHandle(await eD(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,results.length);}
    }
    async function eD(folder,name){for(let number=1;;number++){const R=number===1?name:bH(name,` (${number})`);try{await folder.getFileHandle(R);}catch(t){if(t.name==="NotFoundError")return R;if(t.name!=="TypeMismatchError")throw t;}
    }
    }
    const view={frame:null,picture:null,image:null,center:0,width:1,preset:"",isInverted:false,zoom:1,x:0,y:0,mode:"window",line:null,cross:null,pointers:new Map(),};function fE(picture,frame,isNew){Object.assign(view,{picture,frame,line:null,cross:null});if(isNew){Object.assign(view,{zoom:1,x:0,y:0,isInverted:false});view.preset=picture.windows?.length?"0":"range";}
    if(frame.indices&&view.preset!=="own")bQ(view.preset);aH();al();}
    function bQ(preset){const{picture,frame}=view,window=picture.windows[Number(preset)];view.preset=preset;if(window&&preset!=="range"){view.center=window.center;view.width=Math.max(1,window.width);}else{const aw=[frame.low,frame.high].map((value)=>value*picture.slope+picture.intercept);const low=Math.min(...aw),high=Math.max(...aw);view.center=(low+high)/2+0.5;view.width=Math.max(1,high-low+1);view.preset="range";}
    }
    function fT(){const{picture,frame,center,width}=view,table=new Uint32Array(65536);const isInverse=Boolean(picture.isInverse)!==view.isInverted;for(let i=0;i<65536;i++){const value=(i-frame.offset)*picture.slope+picture.intercept;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let grey=Math.max(0,Math.min(255,Math.round(at*255)));if(isInverse)grey=255-grey;table[i]=0xFF000000|grey<<16|grey<<8|grey;}
    return table;}
    function al(){const{frame,image}=view;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.rgba){data.data.set(frame.rgba);for(let i=0;view.isInverted&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const table=fT(),pixels=new Uint32Array(data.data.buffer),{indices}=frame;for(let i=0;i<indices.length;i++)pixels[i]=table[indices[i]];}
    context.putImageData(data,0,0);af();}
    function aU(){const canvas=o("canvas"),{frame,picture}=view;const bh=picture.spacing?picture.spacing[0]/picture.spacing[1]:1;const bP=bh>0.05&&bh<20?bh:1;const aY=view.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*bP));return{right:aY,down:aY*bP,left:canvas.width/2+view.x-frame.width*aY/2,top:canvas.height/2+view.y-frame.height*aY*bP/2};}
    function af(){const canvas=o("canvas"),context=canvas.getContext("2d"),{frame,image}=view;const density=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*density));canvas.height=Math.max(1,Math.round(box.height*density));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{right,down,left,top}=aU();context.imageSmoothingEnabled=right<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*right,frame.height*down);if(view.line)et(context,density);if(view.cross)es(context,density);}
    function et(context,density){const{right,down,left,top}=aU(),{from,to}=view.line;const[x1,y1,x2,y2]=[left+from.x*right,top+from.y*down,left+to.x*right,top+to.y*down];for(const[ei,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=ei;context.lineWidth=width*density;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=cE();context.font=`${14*density}px system-ui, sans-serif`;const df=context.measureText(label).width+12*density,high=22*density;const x=Math.max(0,Math.min(context.canvas.width-df,Math.max(x1,x2)+8*density));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,df,high);context.fillStyle="#ffd400";context.fillText(label,x+6*density,y+16*density);}
    function es(context,density){const{right,down,left,top}=aU(),x=left+view.cross.x*right,y=top+view.cross.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*density;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*density*dx,y-10*density*dy);context.lineTo(x+10*density*dx,y+10*density*dy);}
    context.stroke();}
    function cE(){const{from,to}=view.line,{spacing,isOnDetector}=view.picture,{step}=view.frame;const dx=(to.x-from.x)*step,dy=(to.y-from.y)*step;const aJ=(value,eo)=>value.toLocaleString(language,{maximumFractionDigits:eo});if(!spacing)return text("lengthPixels",aJ(Math.hypot(dx,dy),0));const length=Math.hypot(dx*spacing[1],dy*spacing[0]);return text(isOnDetector?"lengthDetector":"length",aJ(length,1));}
    function aT(m){const canvas=o("canvas"),box=canvas.getBoundingClientRect();const{right,down,left,top}=aU(),density=canvas.width/box.width;return{x:((m.clientX-box.left)*density-left)/right,y:((m.clientY-box.top)*density-top)/down};}
    function ao(ex){const zoom=Math.max(0.2,Math.min(40,view.zoom*ex)),by=zoom/view.zoom;Object.assign(view,{zoom,x:view.x*by,y:view.y*by});af();}
    function dg(dx,dy){if(!view.frame?.indices)return;const db=Math.max(1,view.width)/300;view.width=Math.max(1,view.width+dx*db);view.center+=dy*db;view.preset="own";aH();al();}
    function bz(dx,dy){const density=o("canvas").width/o("canvas").getBoundingClientRect().width;view.x+=dx*density;view.y+=dy*density;af();}
    function er(m){const X=view.pointers.get(m.pointerId);if(!X||!view.frame)return;const dx=m.clientX-X.x,dy=m.clientY-X.y;if(view.pointers.size===2){const[other]=[...view.pointers].filter(([id])=>id!==m.pointerId).map(([,place])=>place);const Q=(place)=>Math.hypot(place.x-other.x,place.y-other.y);ao(Q({x:m.clientX,y:m.clientY})/Math.max(1,Q(X)));bz(dx/2,dy/2);}else if(view.mode==="window"){dg(dx,dy);}else if(view.mode==="move"){bz(dx,dy);}else{view.line={from:view.line?.from??aT(m),to:aT(m)};af();aZ();}
    view.pointers.set(m.pointerId,{x:m.clientX,y:m.clientY});}
    function fQ(m){const step=m.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[m.key];if(!view.frame||m.ctrlKey||m.metaKey||m.altKey)return false;if(m.key==="+"||m.key==="=")ao(1.25);else if(m.key==="-")ao(0.8);else if(m.key==="0")cW();else if(m.key==="i")invert();else if(m.key==="PageUp")bj(-1);else if(m.key==="PageDown")bj(1);else if(arrow&&view.mode==="window")dg(10*step*arrow[0],10*step*arrow[1]);else if(arrow&&view.mode==="move")bz(20*arrow[0],20*arrow[1]);else if(arrow)cI(step*arrow[0],step*arrow[1]);else if(m.key==="Enter"&&view.mode==="measure")eZ();else return false;return true;}
    function cI(dx,dy){const{frame}=view,cross=view.cross??{x:frame.width/2,y:frame.height/2};view.cross={x:Math.max(0,Math.min(frame.width,cross.x+dx)),y:Math.max(0,Math.min(frame.height,cross.y+dy))};if(view.line?.isOpen)view.line.to=view.cross;af();aZ();}
    function eZ(){if(!view.cross)cI(0,0);if(view.line?.isOpen)view.line.isOpen=false;else view.line={from:view.cross,to:view.cross,isOpen:true};af();aZ();}
    function aZ(){o("length").textContent=view.line?cE():"";}
    function invert(){view.isInverted=!view.isInverted;aH();al();}
    function cW(){Object.assign(view,{zoom:1,x:0,y:0,isInverted:false,line:null,cross:null});if(view.frame.indices)bQ(view.picture.windows.length?"0":"range");aH();aZ();al();}
    function aH(){const{picture,frame}=view,isGrey=Boolean(frame.indices),preset=o("preset");for(const id of["preset","center","width"])o(id).closest("label").hidden=!isGrey;o("invert").setAttribute("aria-pressed",String(view.isInverted));if(!isGrey)return;const bC=picture.windows.map(({center,width,name},i)=>
    A("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...bC,A("option",text("wholeRange"),{value:"range"}),A("option",text("ownWindow"),{value:"own"}));preset.value=view.preset;const aw=[frame.low,frame.high].map((value)=>value*picture.slope+picture.intercept);const low=Math.min(...aw,view.center-view.width/2),high=Math.max(...aw,view.center+view.width/2);Object.assign(o("center"),{min:Math.floor(low),max:Math.ceil(high),value:view.center});Object.assign(o("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:view.width});}
    function fB(){const canvas=o("canvas");view.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(m)=>{canvas.setPointerCapture(m.pointerId);view.pointers.set(m.pointerId,{x:m.clientX,y:m.clientY});if(view.mode==="measure"&&view.frame)view.line={from:aT(m),to:aT(m)};});canvas.addEventListener("pointermove",er);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(m)=>view.pointers.delete(m.pointerId));}
    canvas.addEventListener("wheel",(m)=>{m.preventDefault();if(m.ctrlKey)ao(m.deltaY<0?1.15:1/1.15);else bj(Math.sign(m.deltaY));},{passive:false});canvas.addEventListener("keydown",(m)=>{if(fQ(m))m.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{view.mode=mode.value;});}
    o("preset").addEventListener("change",({target})=>{if(target.value!=="own")bQ(target.value);aH();al();});for(const id of["center","width"]){o(id).addEventListener("input",({target})=>{view[id]=Number(target.value);view.preset=o("preset").value="own";al();});}
    o("invert").addEventListener("click",invert);o("reset").addEventListener("click",cW);o("larger").addEventListener("click",()=>ao(1.25));o("smaller").addEventListener("click",()=>ao(0.8));new ResizeObserver(af).observe(canvas);}
    const u={series:[],key:"",index:0,number:0,result:null,content:null,wanted:0,isChosen:false};function cZ(results){u.series=fu(results);o("exam").hidden=!results.length;if(!results.length)return;if(!u.series.some(({key})=>key===u.key)){Object.assign(u,{key:u.series[0].key,index:0,number:0,result:null});}
    o("series").replaceChildren(...u.series.map((series)=>{const{summary:{modality,series:name,seriesNumber},results:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=A("button",[A("b",title),A("span",aP("images",files.length))],{type:"button","aria-pressed":String(series.key===u.key)});button.addEventListener("click",()=>{Object.assign(u,{key:series.key,index:0,number:0,result:null});cZ(results);});return A("li",button);}));const files=av(),index=u.isChosen?files.indexOf(u.result)
    :files[0]===u.result?0:-1;if(index<0&&!u.isChosen)u.index=0;if(index>=0)u.index=index;bJ();if(index<0)bu(true);}
    function av(){return u.series.find(({key})=>key===u.key)?.results??[];}
    function bj(by){const frames=u.content?.frames??1;if(frames>1)aQ(u.index,u.number+by);else aQ(u.index+by,0);}
    function aQ(index,number){const files=av(),frames=u.content?.frames??1;const next=Math.max(0,Math.min(files.length-1,index));const frame=next===u.index?Math.max(0,Math.min(frames-1,number)):0;if(next===u.index&&frame===u.number)return;Object.assign(u,{index:next,number:frame,isChosen:true});bJ();bu(false);}
    function bJ(){const files=av(),frames=u.content?.frames??1;for(const[id,count,at]of[["image",files.length,u.index],["frame",frames,u.number]]){const bN=o(id);bN.closest("label").hidden=count<2;Object.assign(bN,{min:1,max:count,value:at+1});o(`${id}Text`).textContent=text(`${id}Of`,at+1,count);bN.setAttribute("aria-valuetext",text(`${id}Of`,at+1,count));}
    o("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",u.index+1,files.length)));}
    async function bu(isNew){const turn=++u.wanted,result=av()[u.index];u.isNew||=isNew;if(u.isLooking)return;u.isLooking=true;try{if(u.result!==result||!u.content){const content=await run("content",{blob:await bG(result,{urgent:true})},{urgent:true});Object.assign(u,{result,content});}
    const{content}=u,number=Math.min(u.number,(content.frames??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;if(turn===u.wanted)bI(result,content,frame);}catch(t){if(turn===u.wanted)bI(result,{kind:"hidden",summary:result.summary,...u.content,...(t.verdict==="hidden"?{}:{verdict:t.verdict}),frames:1,failed:true},null);}
    u.isLooking=false;if(turn!==u.wanted)bu(false);}
    function bI(result,content,frame){o("picture").hidden=!frame;o("other").hidden=Boolean(frame);bJ();if(frame)fE(content,frame,u.isNew);else o("other").replaceChildren(...fd(result,content));u.isNew=false;fD(content.summary??{});}
    function fd(result,content){if(content.verdict)return[A("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[A("h3",content.title||text("report")),cV(content.items)];}
    if(content.kind==="pdf"){const open=A("button",text("openPDF"),{type:"button"});open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=A("button",text("savePDF"),{type:"button"});save.addEventListener("click",()=>bB(content.pdf,"document.pdf"));return[A("p",text("pdf")),A("p",[open,save],{class:"buttons"})];}
    return[A("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function cV(items){return A("ul",items.map(({name,value,items:children})=>A("li",[name?A("b",value?`${name}: `:name):"",value,...(children.length?[cV(children)]:[]),])));}
    function fD(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",cg(summary.born??"")],["date",cg(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];o("facts").replaceChildren(...facts.filter(([,value])=>value).map(([word,value])=>
    A("div",[A("dt",text(word)),A("dd",value)])));}
    function fw(){o("image").addEventListener("input",({target})=>aQ(Number(target.value)-1,0));o("frame").addEventListener("input",({target})=>aQ(u.index,Number(target.value)-1));}
    function fF(exam){const problems=exam.isBusy?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;o("problems").hidden=!problems.length;o("problemList").replaceChildren(...problems.map(({word,detail,paths,count})=>{const[fR,...fn]=text(word,detail).split("\n");const D=A("li",[A("p",A("b",fR)),...fn.map((line)=>A("p",line))]);const list=A("ul",paths.slice(0,50).map((path)=>A("li",path)));if(paths.length>50)list.append(A("li",text("andMore",paths.length-50)));D.append(count>3
    ?A("details",[A("summary",aP("files",paths.length)),list]):list);D.dataset.verdict=word.replace("verdict.","");return D;}));}
    function fG(exam){const{total,done}=exam.progress,results=exam.results,parts=[];o("progress").hidden=!exam.isBusy;Object.assign(o("progress"),{max:Math.max(1,total+results.length),value:done+results.length});if(exam.isBusy)parts.push(text("working",done,total));else if(total&&!results.length)parts.push(text("nothingJoined"));if(results.length)parts.push(aP("joined",results.length));o("status").textContent=parts.join(" ");const changed=results.filter(({isExact})=>!isExact).length;o("inexact").hidden=!changed;o("inexact").textContent=aP("inexact",changed);o("save").hidden=!results.length;o("saveFolder").hidden=!window.showDirectoryPicker;o("saveSize").textContent=text("size",ee(results.reduce((sum,{size})=>sum+size,0)));}
    function fx(bO){let timer=0;const show=()=>{timer=0;fG(exam);fF(exam);cZ(exam.results);document.body.dataset.state=exam.isBusy?"busy":"idle";};const exam=new dr(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,100);});fA(()=>{da();show();if(u.content)bI(u.result,u.content,view.frame);});try{fy(bO);}catch(t){o("status").textContent=text("oldBrowser");return;}
    fB();fw();fv(exam);fz(exam);document.body.dataset.state="idle";}
    function fv(exam){addEventListener("dragover",(m)=>{m.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(m)=>{if(!m.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(m)=>{m.preventDefault();document.body.classList.remove("over");exam.take(eu(m.dataTransfer));});for(const id of["files","folder"]){const input=o(id);o(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const ce=[...input.files];input.value="";if(ce.length)exam.take(eh(ce));});}
    }
    function fz(exam){const saving=(save)=>async()=>{const buttons=[...o("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{o("saved").textContent=text("saving",done,all);});o("saved").textContent=text("saved");}catch(t){o("saved").textContent=t.name==="AbortError"?""
    :text(t.verdict?`verdict.${t.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>u.series.flatMap(({results})=>results);o("saveOne").addEventListener("click",saving(()=>saveOne(av()[u.index])));o("saveAll").addEventListener("click",saving((progress)=>fs(all(),progress)));o("saveFolder").addEventListener("click",saving((progress)=>fr(all(),progress)));}
    if(typeof document==="undefined")fU();else fx(document.currentScript.textContent);})();
    """#
}
